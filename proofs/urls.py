"""Addresses of the proof page."""

from django.urls import path

from proofs import views

app_name = "proofs"
urlpatterns = [
    path("<code:code>", views.review, name="review"),
    path("<code:code>/artwork", views.artwork, name="artwork"),
]
