"""The table of contents: every address Wraptor answers."""

from django.contrib import admin
from django.urls import include, path, register_converter

from shopsettings import views as shop_views
from shopsettings.codes import CodeConverter
from shopsettings.signing_in import SetPasswordView
from wraptor import errors, front

register_converter(CodeConverter, "code")

urlpatterns = [
    path("track/", include("tracking.urls")),  # most asked for, so looked at first
    path("", front.front, name="front"),
    path("robots.txt", front.robots, name="robots"),
    path("favicon.ico", front.favicon, name="favicon"),
    path("proof/", include("proofs.urls")),
    path("pay/", include("billing.urls")),
    path("logo/<str:name>", shop_views.logo, name="logo"),
    path("theme/<str:colour>.<str:version>.css", shop_views.theme, name="theme"),
    path("admin/password/<uidb64>/<token>/", SetPasswordView.as_view(), name="set_password"),
    path("admin/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
