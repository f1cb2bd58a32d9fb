package org.plenary.demo;

import java.util.List;
import java.util.Map;
import org.plenary.people.Capacity;
import org.plenary.people.DelegationKind;

/** Who is at the demo meeting. All invented. */
final class Cast {
  private Cast() {}

  /**
   * @param region a region's code, or empty
   */
  record Sent(String name, DelegationKind kind, String region) {}

  /** A person with an account. */
  record Player(String name, String login, Sent by, Capacity capacity) {}

  static final Sent SECRETARIAT =
      new Sent("Secretariat of the Assembly", DelegationKind.SECRETARIAT, "");
  private static final Sent PELAGIA =
      new Sent("Pelagia Islands", DelegationKind.MEMBER_STATE, "APT");
  private static final Sent QAMARIA = new Sent("Qamaria", DelegationKind.MEMBER_STATE, "ARB");
  private static final Sent SAHELIA = new Sent("Sahelia", DelegationKind.MEMBER_STATE, "ATU");
  private static final Sent NORLAND = new Sent("Norland", DelegationKind.MEMBER_STATE, "CEPT");
  private static final Sent VERDANA =
      new Sent("Costa Verdana", DelegationKind.MEMBER_STATE, "CITEL");
  private static final Sent TAIGARA = new Sent("Taigara", DelegationKind.MEMBER_STATE, "RCC");
  private static final Sent MAREMBE = new Sent("Marembe", DelegationKind.MEMBER_STATE, "ATU");
  private static final Sent TOMBAKA = new Sent("Tombaka", DelegationKind.MEMBER_STATE, "ATU");
  private static final Sent FJELLAND = new Sent("Fjelland", DelegationKind.MEMBER_STATE, "CEPT");
  private static final Sent OPEN_LINE =
      new Sent("Open Line Foundation", DelegationKind.CIVIL_SOCIETY, "");

  static final List<Sent> DELEGATIONS =
      List.of(
          SECRETARIAT,
          PELAGIA,
          QAMARIA,
          SAHELIA,
          MAREMBE,
          TOMBAKA,
          NORLAND,
          FJELLAND,
          VERDANA,
          TAIGARA,
          OPEN_LINE);

  static final Player INES = new Player("Ines Okoro", "ines", SECRETARIAT, Capacity.SECRETARIAT);
  static final Player LINA = new Player("Lina Tavake", "lina", PELAGIA, Capacity.DELEGATE);
  static final Player KARIM = new Player("Karim Nassery", "karim", QAMARIA, Capacity.DELEGATE);
  static final Player AMINA = new Player("Amina Diallo", "amina", SAHELIA, Capacity.DELEGATE);
  static final Player MOUSSA = new Player("Moussa Keba", "moussa", SAHELIA, Capacity.HEAD);
  static final Player OTTO = new Player("Otto Brandal", "otto", NORLAND, Capacity.HEAD);
  static final Player PAZ = new Player("Paz Corvalo", "paz", VERDANA, Capacity.DELEGATE);
  static final Player YURI = new Player("Yuri Daniev", "yuri", TAIGARA, Capacity.DELEGATE);
  static final Player JABU = new Player("Jabu Nkemi", "jabu", MAREMBE, Capacity.DELEGATE);
  static final Player SALMA = new Player("Salma Idro", "salma", TOMBAKA, Capacity.HEAD);
  static final Player GRETA = new Player("Greta Sundvik", "greta", FJELLAND, Capacity.DELEGATE);
  static final Player MARTA = new Player("Marta Elvind", "marta", NORLAND, Capacity.CHAIR);
  static final Player RUY = new Player("Ruy Almedo", "ruy", VERDANA, Capacity.EDITOR);
  static final Player NOOR = new Player("Noor Vale", "noor", OPEN_LINE, Capacity.OBSERVER);

  /** Nothing can be delivered to a domain of this name: it is kept for examples. */
  static final Map<Player, String> ADDRESSES =
      Map.of(AMINA, "amina.diallo@sahelia.example", NOOR, "noor.vale@openline.example");

  static final List<Player> PLAYERS =
      List.of(
          MARTA, RUY, INES, LINA, KARIM, AMINA, MOUSSA, JABU, SALMA, OTTO, GRETA, PAZ, YURI, NOOR);
}
