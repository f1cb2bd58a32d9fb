package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;

/** Who supported a proposal before its newest version is told so, wherever that is read. */
@Timeout(60)
class EarlierSupportTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String PATH = "/m/support/lights";
  private static final String BEFORE = "(before the newest version)";

  private PublicServer server;
  private AgendaItem item;
  private Block fog;

  private void says(Voice voice, Act act) {
    server.submit(item, voice, new Command.Do(act));
  }

  private Revision asks(String words) {
    Block now =
        new Block(
            fog.id(),
            fog.kind(),
            fog.level(),
            fog.num(),
            List.of(new Inline.Text(words, List.of())));
    Target target = new Target(fog.id(), Target.Place.AT, 0);
    return new Revision(
        ProposalKind.MOD, target, new Doc(List.of(fog)), new Doc(List.of(now)), 1, 0, "");
  }

  private String page(String path) {
    return server.get(path).body();
  }

  private void shown() {
    long version = db.await(server.resolutions.state(item.id())).version();
    Events.await(server, PATH, version);
  }

  @Test
  void support_and_positions_of_an_earlier_version_are_marked() {
    server = PublicServer.start(db);
    Voice amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    Voice jun = Cast.voice(db, "Jun Mori", "APT", Capacity.DELEGATE);
    Voice ana = Cast.voice(db, "Ana Ruiz", "CITEL", Capacity.DELEGATE);
    Voice secretariat = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    Meeting meeting = server.meeting("support", "World Harbour Assembly");
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights", secretariat);
    server.store(item, PublicServer.LIGHTS, secretariat);
    List<Block> blocks = server.text(item).blocks();
    fog = blocks.get(blocks.size() - 1);
    says(amina, new Act.Proposed(0, 0, "", asks("that fog hides all.")));
    says(jun, new Act.Joined(1, true));
    says(ana, new Act.Positioned(new Subject(1, ""), Stance.SUPPORT, "", ""));
    shown();
    assertFalse(page(PATH + "/inputs/1").contains(BEFORE), "it has one version only");

    says(amina, new Act.Revised(1, asks("that fog hides nearly all.")));
    shown();
    String input = page(PATH + "/inputs/1");
    assertEquals(2, input.split(java.util.regex.Pattern.quote(BEFORE), -1).length - 1, input);
    String clause = page(PATH + "/c/" + fog.id());
    assertEquals(2, clause.split(java.util.regex.Pattern.quote(BEFORE), -1).length - 1, clause);
    assertTrue(page(PATH + "/inputs/1?lang=ar").contains("(قبل أحدث صيغة)"));

    says(jun, new Act.Joined(1, false));
    says(jun, new Act.Joined(1, true));
    says(ana, new Act.Positioned(new Subject(1, ""), Stance.LIVE_WITH, "", ""));
    shown();
    assertFalse(page(PATH + "/inputs/1").contains(BEFORE), "all said it of the newest one");
  }
}
