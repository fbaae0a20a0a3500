"""Which fields of each row a record carries."""

SOURCE_FIELDS = (
    "name slug other_names dateline_style earlier_dateline_styles time_zone language homepage "
    "rights"
).split()
ARTICLE_FIELDS = (
    "guid slug status latest_number live_number published_at_is_a_day published_at published_on "
    "updated_at embargo_until expires_at created_at saved_at"
).split()
# What records of earlier exports do not hold.
LATER_FIELDS = ["supplied_version", "supplied_at"]
VERSION_FIELDS = "number content digest previous_digest origin supplied_digest saved_at".split()
LEDGER_FIELDS = "number kind tag line entered_at".split()
CORRECTION_FIELDS = "kind wrong right version_before version_after corrected_at".split()
TOPIC_FIELDS = "slug name introduction other_names key_stories".split()
PHOTO_FIELDS = "name caption credit alt usage_terms focal_x focal_y".split()
PARTS = {"source", "versions", "ledger", "corrections"}
# Who did it, why, and notes: told only by a private export.
DESK_FIELDS = {
    "article": "embargo_zone embargo_by schedule_zone taken_down_class followed_up_at".split(),
    "versions": "saved_by reason desk_notes dropped".split(),
    "ledger": ["entered_by"],
    "corrections": ["corrected_by"],
}
