package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.journal.Entry;
import org.plenary.meeting.Publishing;
import org.plenary.meeting.Publishing.Mode;
import org.plenary.publication.Visibility.Horizon;

/** When the public is shown what happens, in sentences. */
class VisibilityTest {
  private static final long MINUTE = 60_000;
  private static final long NOW = 1_000 * MINUTE;
  private static final String BY =
      "\"by\":{\"delegation\":1,\"name\":\"D\",\"region\":\"ATU\",\"capacity\":\"chair\"}";

  private final List<Publishing.Chosen> chosen = new ArrayList<>();

  private VisibilityTest choose(Mode mode, int minutes, long since) {
    chosen.add(new Publishing.Chosen(new Publishing(mode, minutes), since));
    return this;
  }

  private Horizon now() {
    return Visibility.horizon(chosen, NOW);
  }

  @Test
  void a_meeting_for_which_nothing_was_chosen_is_public_at_once() {
    assertTrue(now().isLive());
    assertTrue(choose(Mode.LIVE, 0, 10 * MINUTE).now().isLive());
  }

  @Test
  void after_a_delay_all_that_is_so_old_is_shown() {
    choose(Mode.DELAY, 15, 0);
    assertEquals(new Horizon(NOW - 15 * MINUTE, 0), now());
  }

  @Test
  void at_stages_only_stages_are_shown_and_what_was_public_before() {
    choose(Mode.STAGES, 0, 300 * MINUTE);
    assertEquals(new Horizon(300 * MINUTE, NOW), now());
  }

  @Test
  void what_was_public_stays_public_when_a_delay_begins() {
    choose(Mode.DELAY, 60, NOW - MINUTE);
    assertEquals(NOW - MINUTE, now().any());
  }

  @Test
  void a_longer_delay_takes_nothing_back() {
    choose(Mode.DELAY, 10, 0).choose(Mode.DELAY, 500, NOW - 20 * MINUTE);
    assertEquals(NOW - 30 * MINUTE, now().any());
  }

  @Test
  void stages_that_were_reached_stay_when_a_delay_follows_them() {
    choose(Mode.STAGES, 0, MINUTE).choose(Mode.DELAY, 900, NOW - MINUTE);
    assertEquals(new Horizon(NOW - 900 * MINUTE, NOW - MINUTE), now());
  }

  @Test
  void everything_is_shown_when_the_meeting_becomes_public_at_once_again() {
    assertTrue(choose(Mode.STAGES, 0, MINUTE).choose(Mode.LIVE, 0, NOW).now().isLive());
  }

  private static long stage(String kind, String body) {
    return Visibility.stage(new Entry(1, 40, kind, 1, NOW, "client-one", 1, body));
  }

  @Test
  void a_stage_ends_with_the_close_of_a_sitting_and_with_the_adoption() {
    assertEquals(40, stage("sitting", "{" + BY + ",\"name\":\"First\",\"next\":\"\"}"));
    assertEquals(40, stage("adoption", "{" + BY + ",\"words\":\"Adopted.\"}"));
  }

  @Test
  void a_clause_that_is_agreed_ends_a_stage_and_one_that_is_opened_again_does_not() {
    String rest = ",\"clause\":\"c1\",\"reason\":\"\"}";
    assertEquals(40, stage("clause-status", "{" + BY + ",\"status\":\"agreed\"" + rest));
    assertEquals(0, stage("clause-status", "{" + BY + ",\"status\":\"open\"" + rest));
  }

  @Test
  void silence_that_nobody_broke_ends_a_stage() {
    String number = "{" + BY + ",\"number\":1,\"why\":\"\",\"broken\":";
    assertEquals(40, stage("silence-end", number + "false}"));
    assertEquals(0, stage("silence-end", number + "true}"));
  }

  @Test
  void a_named_version_is_shown_with_its_name_and_not_what_came_between() {
    String name = "{" + BY + ",\"name\":\"First reading\",\"version\":";
    assertEquals(40, stage("naming", name + "39}"));
    assertEquals(20, stage("naming", name + "20}"));
  }

  @Test
  void a_text_is_public_from_its_first_version_unless_it_is_withheld() {
    assertTrue(Visibility.mayRead(1, false));
    assertFalse(Visibility.mayRead(0, false));
    assertFalse(Visibility.mayRead(1, true));
  }
}
