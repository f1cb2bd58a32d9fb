package org.plenary.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;

/** The voices of those who belong to no delegation. */
class VoicesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  @Test
  void the_server_and_the_public_have_a_voice_each_for_ever() {
    Voice server = db.await(new Voices(db.pool()).server());
    Voice people = db.await(new Voices(db.pool()).publicVoice());
    assertEquals(Capacity.SERVER, server.capacity());
    assertEquals(Capacity.PUBLIC, people.capacity());
    assertEquals(0, server.delegationId());
    assertEquals("", people.delegation());
    assertNotEquals(server.personId(), people.personId());
    Voices voices = new Voices(db.pool());
    assertEquals(server, db.await(voices.byId(server.id())));
    assertEquals(server, db.await(voices.server()));
  }
}
