"""Addresses of the customer's page."""

from django.urls import path

from tracking import calendar, opened, sample_pages, sending, views

app_name = "tracking"
urlpatterns = [
    path("<code:code>", views.track, name="track"),
    path("<code:code>/live", views.live, name="live"),
    path("<code:code>/opened", opened.opened, name="opened"),
    path("<code:code>/send", sending.send, name="send"),
    path("<code:code>/expected.ics", calendar.expected, name="expected"),
    path("demo", sample_pages.demo, name="sample"),
    path("demo/proof", sample_pages.proof, name="sample_proof"),
    path("demo/invoice", sample_pages.invoice, name="sample_invoice"),
    path("demo/review", sample_pages.leave_review, name="sample_review"),
]
