"""Addresses of the pages about one person, and of the lists that lead to them."""

from django.urls import path

from onestory.profile import views

app_name = "profile"

urlpatterns = [
    path("home/", views.home, name="home"),
    path("find/", views.find, name="find"),
    path("find/results/", views.found, name="found"),
    path("person/<int:person>/", views.person, name="person"),
    path("person/<int:person>/chronology/", views.chronology, name="chronology"),
    path("person/<int:person>/why/", views.why, name="why"),
    path("person/<int:person>/records/", views.records, name="records"),
    path("person/<int:person>/agreed/", views.agreed, name="agreed"),
    path("person/<int:person>/agreed/answer/", views.answer, name="answer"),
    path("person/<int:person>/reach/", views.reach, name="reach"),
    path("person/<int:person>/reach/add/", views.add_rule, name="add_rule"),
    path("person/<int:person>/reach/<int:rule>/end/", views.end_rule, name="end_rule"),
    path("same-person/", views.links, name="links"),
    path("same-person/<int:question>/", views.link, name="link"),
    path("linked/", views.find_records, name="find_records"),
    path("linked/results/", views.found_records, name="found_records"),
    path("linked/<int:person>/", views.linked, name="linked"),
    path("linked/<int:person>/<int:record>/undo/", views.undo, name="undo"),
    path("linked/<int:person>/decision/<int:decision>/", views.take_back, name="take_back"),
    path("arrivals/", views.arrivals, name="arrivals"),
    path("arrivals/download/", views.download, name="download"),
    path("arrivals/ask/", views.ask_list, name="ask_list"),
    path("arrivals/list/<int:number>/", views.take_list, name="take_list"),
]
