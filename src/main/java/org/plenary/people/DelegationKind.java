package org.plenary.people;

import java.util.Locale;
import java.util.Optional;

/** What kind of body sent a delegation. */
public enum DelegationKind {
  MEMBER_STATE,
  REGIONAL_ORGANIZATION,
  SECTOR_MEMBER,
  CIVIL_SOCIETY,
  ACADEMIA,
  SECRETARIAT;

  /** As stored and used in message keys: lower case with hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<DelegationKind> of(String code) {
    for (DelegationKind kind : values()) {
      if (kind.code().equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
