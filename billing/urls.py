"""Addresses of the pay page."""

from django.urls import path

from billing import views

app_name = "billing"
urlpatterns = [path("<code:code>", views.pay, name="pay")]
