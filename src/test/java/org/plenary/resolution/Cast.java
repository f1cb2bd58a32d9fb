package org.plenary.resolution;

import io.vertx.sqlclient.Tuple;
import org.plenary.database.TestDatabase;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.people.Voices;

/** People of the tests: real rows, so that voices are real. */
public final class Cast {
  private Cast() {}

  /** A new person speaking for a delegation of a region. */
  public static Voice voice(TestDatabase db, String name, String region, Capacity capacity) {
    long delegation =
        id(
            db,
            "insert into delegation (name, kind, region, created)"
                + " values ($1, 'member-state', $2, now()) returning id",
            Tuple.of("Delegation of " + name, region));
    long person =
        id(
            db,
            "insert into person (name, created) values ($1, now()) returning id",
            Tuple.of(name));
    long membership =
        id(
            db,
            "insert into membership (person, delegation, capacity, created)"
                + " values ($1, $2, $3, now()) returning id",
            Tuple.of(person, delegation, capacity.code()));
    return db.await(new Voices(db.pool()).ofMembership(membership));
  }

  private static long id(TestDatabase db, String sql, Tuple values) {
    return db.await(db.pool().preparedQuery(sql).execute(values)).iterator().next().getLong(0);
  }
}
