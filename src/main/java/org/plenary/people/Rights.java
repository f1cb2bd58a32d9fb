package org.plenary.people;

import static org.plenary.people.Action.ACCOUNTS;
import static org.plenary.people.Action.COMMENT;
import static org.plenary.people.Action.DECIDE;
import static org.plenary.people.Action.DELIVER;
import static org.plenary.people.Action.EDIT;
import static org.plenary.people.Action.FOLLOW;
import static org.plenary.people.Action.IMPORT;
import static org.plenary.people.Action.LOCK;
import static org.plenary.people.Action.MODERATE;
import static org.plenary.people.Action.POSITION;
import static org.plenary.people.Action.PROPOSE;
import static org.plenary.people.Action.PUBLISH;
import static org.plenary.people.Action.READ;
import static org.plenary.people.Action.RECORD;
import static org.plenary.people.Action.RESPOND;
import static org.plenary.people.Action.SUBMIT;
import static org.plenary.people.Action.TAKE_UP;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what: one table, pure. What is not in it is refused. */
public final class Rights {
  private Rights() {}

  private static final Set<Action> PUBLIC = Collections.unmodifiableSet(EnumSet.of(READ));
  private static final Map<Capacity, Set<Action>> TABLE = new EnumMap<>(Capacity.class);

  static {
    grant(Capacity.OBSERVER, READ, FOLLOW, COMMENT, RESPOND);
    grant(Capacity.DELEGATE, READ, FOLLOW, EDIT, COMMENT, RESPOND, PROPOSE, POSITION);
    grant(Capacity.HEAD, READ, FOLLOW, EDIT, COMMENT, RESPOND, PROPOSE, POSITION);
    grant(Capacity.EDITOR, READ, FOLLOW, EDIT, COMMENT, RESPOND, TAKE_UP);
    grant(Capacity.CHAIR, READ, FOLLOW, EDIT, COMMENT, RESPOND, TAKE_UP, DECIDE, LOCK);
    grant(
        Capacity.SECRETARIAT,
        READ,
        FOLLOW,
        EDIT,
        COMMENT,
        RESPOND,
        LOCK,
        RECORD,
        MODERATE,
        IMPORT,
        PUBLISH,
        ACCOUNTS);
    grant(Capacity.PUBLIC, READ, SUBMIT, RESPOND);
    grant(Capacity.SERVER, READ, DELIVER);
  }

  private static void grant(Capacity capacity, Action... actions) {
    TABLE.put(capacity, Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(actions))));
  }

  /**
   * @param capacity null for somebody who is not signed in
   */
  public static boolean may(@Nullable Capacity capacity, Action action) {
    return of(capacity).contains(action);
  }

  /** All that somebody of that capacity may do; null for somebody who is not signed in. */
  public static Set<Action> of(@Nullable Capacity capacity) {
    return capacity == null ? PUBLIC : TABLE.getOrDefault(capacity, Set.of());
  }

  /** {@link #of} as the browser is told: codes in the order of {@link Action}. */
  public static List<String> codes(@Nullable Capacity capacity) {
    return of(capacity).stream().map(Action::code).toList();
  }
}
