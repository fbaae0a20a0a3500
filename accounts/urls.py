"""The doors to the desk. They stand before the admin's own addresses and take over its login."""

from django.contrib import admin
from django.urls import path

from . import views

urlpatterns = [
    path("login/", views.LogIn.as_view(), name="log_in"),
    path("login/code/", views.EnterCode.as_view(), name="enter_code"),
    path(
        "password_change/",
        admin.site.admin_view(views.change_password, cacheable=True),
        name="change_password",
    ),
    path("second-factor/", views.SecondFactor.as_view(), name="second_factor"),
    path("second-factor/qr.svg", views.qr_code, name="second_factor_qr"),
]
