"""Joins the apps: settings, addresses, health. Holds no journalism."""
