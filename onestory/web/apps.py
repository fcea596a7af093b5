"""The web area as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "onestory.web"
    label = "web"
    verbose_name = "The page shell"
