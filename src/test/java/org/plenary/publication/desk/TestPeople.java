package org.plenary.publication.desk;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.people.Account;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.People;

/** An invented small meeting: one person of each capacity. */
final class TestPeople {
  private TestPeople() {}

  static void fill(TestServer server) {
    People people = server.people;
    Delegation secretariat = delegation(people, "Secretariat", DelegationKind.SECRETARIAT, "");
    Delegation sahelia = delegation(people, "Sahelia", DelegationKind.MEMBER_STATE, "ATU");
    Delegation norland = delegation(people, "Norland", DelegationKind.MEMBER_STATE, "CEPT");
    account(people, "Ines Okoro", "ines", secretariat, Capacity.SECRETARIAT);
    account(people, "Amina Diallo", "amina", sahelia, Capacity.DELEGATE);
    account(people, "Otto Berg", "otto", norland, Capacity.HEAD);
    account(people, "Vera Lind", "vera", norland, Capacity.CHAIR);
    account(people, "Edda Holm", "edda", norland, Capacity.EDITOR);
    account(people, "Omar Sy", "omar", sahelia, Capacity.OBSERVER);
    server
        .meetings
        .create(
            new Meetings.NewMeeting(
                "wta-28",
                "World Telecommunication Assembly 2028",
                "World Telecommunication Union",
                "Port Meridian",
                LocalDate.of(2028, 10, 14),
                LocalDate.of(2028, 10, 24),
                List.of("en", "ar"),
                Meeting.Numbering.ITU,
                ZoneOffset.UTC))
        .await();
  }

  private static Delegation delegation(
      People people, String name, DelegationKind kind, String region) {
    return people.delegations().create(name, kind, region).await();
  }

  static Account account(
      People people, String name, String login, Delegation delegation, Capacity capacity) {
    return people
        .accounts()
        .create(name, login, TestServer.PASSWORD, delegation.id(), capacity)
        .await();
  }
}
