"""How people come in: the sign-in form, and the page behind a set-password link."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpResponse
from django.urls import reverse_lazy


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


class SetPasswordView(PasswordResetConfirmView):
    """Takes a new password from whoever holds a set-password link, then shows them the way in."""

    success_url = reverse_lazy("admin:login")

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        messages.success(self.request, f"Your password is set. Sign in as {form.user.email}.")
        return answer
