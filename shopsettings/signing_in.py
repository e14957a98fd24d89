"""How people come in: the sign-in form, the page behind a set-password link, and a new password."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.debug import sensitive_variables

from shopsettings.password_tries import one_try


class SignInForm(AuthenticationForm):
    """E-mail and password of any active person; what they find is decided by their membership."""

    error_messages = {
        "invalid_login": "This e-mail address and password don’t belong together. Check both and try again.",
        "inactive": "This e-mail address and password don’t belong together. Check both and try again.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget = forms.EmailInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True, "maxlength": 254}
        )

    def clean(self) -> dict[str, Any]:
        """Raises TooManyTriesError before anything is hashed."""
        email, password = (self.cleaned_data.get(field, "") for field in ("username", "password"))
        if self.request is None or not email or not password:
            return super().clean()
        with one_try(self.request, email):
            return super().clean()


class SetPasswordView(PasswordResetConfirmView):
    """Takes a new password from whoever holds a set-password link, then shows them the way in."""

    success_url = reverse_lazy("admin:login")

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        messages.success(self.request, f"Your password is set. Sign in as {form.user.email}.")
        return answer


class NewPasswordForm(PasswordChangeForm):
    """Asks for the old password, too: a sign-in that was left open is not enough."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    @sensitive_variables("old_password")
    def clean_old_password(self) -> str:
        """Raises TooManyTriesError before anything is hashed."""
        with one_try(self.request, self.user.email):
            old_password: str = super().clean_old_password()
        return old_password


class ChangePasswordView(PasswordChangeView):
    form_class = NewPasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}
