package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;

/** Pages of the public are up to a second old; who has just made an input finds it all the same. */
@Timeout(60)
class NewestInputTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  @Test
  void an_input_is_at_its_address_as_soon_as_it_is_made() {
    PublicServer server = PublicServer.start(db);
    Voice amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    Voice secretariat = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    Meeting meeting = server.meeting("newest", "World Harbour Assembly");
    AgendaItem item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights", secretariat);
    server.store(item, PublicServer.LIGHTS, secretariat);
    List<Block> blocks = server.text(item).blocks();
    Block clause = blocks.get(blocks.size() - 1);
    Target target = new Target(clause.id(), Target.Place.AT, 0);
    for (int number = 1; number <= 4; number++) {
      List<Inline> words = List.of(new Inline.Text("that fog hides " + number + ".", List.of()));
      Block other = new Block(clause.id(), clause.kind(), clause.level(), clause.num(), words);
      Revision asked =
          new Revision(
              ProposalKind.MOD,
              target,
              new Doc(List.of(clause)),
              new Doc(List.of(other)),
              1,
              0,
              "");
      server.submit(item, amina, new Command.Do(new Act.Proposed(0, 0, "", asked)));
      assertEquals(200, server.get("/m/newest/lights/inputs/" + number).statusCode());
    }
    assertEquals(404, server.get("/m/newest/lights/inputs/5").statusCode());
  }
}
