package org.plenary.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RightsTest {
  /** Every capacity and every action: x may. A change of the rights is a change of this table. */
  private static final String TABLE =
      """
                  READ FOLLOW EDIT COMMENT RESPOND PROPOSE POSITION TAKE_UP DECIDE RECORD MODERATE SUBMIT DELIVER LOCK IMPORT PUBLISH ACCOUNTS
      nobody      x    -      -    -       -       -       -        -       -      -      -        -      -       -    -      -       -
      observer    x    x      -    x       x       -       -        -       -      -      -        -      -       -    -      -       -
      delegate    x    x      x    x       x       x       x        -       -      -      -        -      -       -    -      -       -
      head        x    x      x    x       x       x       x        -       -      -      -        -      -       -    -      -       -
      editor      x    x      x    x       x       -       -        x       -      -      -        -      -       -    -      -       -
      chair       x    x      x    x       x       -       -        x       x      -      -        -      -       x    -      -       -
      secretariat x    x      x    x       x       -       -        -       -      x      x        -      -       x    x      x       x
      public      x    -      -    -       x       -       -        -       -      -      -        x      -       -    -      -       -
      server      x    -      -    -       -       -       -        -       -      -      -        -      x       -    -      -       -
      """;

  @TestFactory
  Stream<DynamicTest> as_in_the_table() {
    String[][] rows = TABLE.lines().map(line -> line.strip().split(" +")).toArray(String[][]::new);
    assertEquals(Capacity.values().length + 2, rows.length);
    assertEquals(Arrays.stream(Action.values()).map(Enum::name).toList(), Arrays.asList(rows[0]));
    return Arrays.stream(rows).skip(1).flatMap(row -> cells(row, rows[0]));
  }

  private static Stream<DynamicTest> cells(String[] row, String[] actions) {
    @Nullable Capacity who = row[0].equals("nobody") ? null : Capacity.of(row[0]).orElseThrow();
    return Stream.iterate(0, i -> i < actions.length, i -> i + 1)
        .map(
            i ->
                dynamicTest(
                    row[0] + " " + actions[i],
                    () ->
                        assertEquals(
                            row[i + 1].equals("x"), Rights.may(who, Action.valueOf(actions[i])))));
  }
}
