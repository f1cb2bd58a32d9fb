package org.plenary.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Position;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Subject;
import org.plenary.resolution.ActJson;
import org.plenary.text.Anchor;

/** Inputs as the API shows them; see {@code docs/http.md}. Persons are not named. */
final class InputJson {
  private final Negotiation n;
  private final org.plenary.text.Doc doc;
  private final Standings standings;
  private final Map<String, Long> members;
  private final Map<Integer, String> handed;

  /**
   * @param members how many delegations each region has
   * @param handed words of public submissions that the reader may see, by number
   */
  InputJson(
      Negotiation n,
      org.plenary.text.Doc doc,
      Standings standings,
      Map<String, Long> members,
      Map<Integer, String> handed) {
    this.n = n;
    this.doc = doc;
    this.standings = standings;
    this.members = members;
    this.handed = handed;
  }

  static ObjectNode object() {
    return ActJson.MAPPER.createObjectNode();
  }

  static JsonNode tree(@Nullable Object value) {
    return ActJson.MAPPER.valueToTree(value);
  }

  /** For whom somebody acted; without the voice, which leads to the person. */
  static ObjectNode by(By by) {
    return party(by).put("capacity", ActJson.code(by.capacity()));
  }

  private static ObjectNode party(By by) {
    return object()
        .put("delegation", by.delegation())
        .put("name", by.name())
        .put("region", by.region());
  }

  /** Why it was taken back, or why it is not shown. */
  private static String aside(Input input) {
    Input.Withdrawal withdrawal = input.withdrawal();
    if (withdrawal != null) {
      return withdrawal.why();
    }
    return input instanceof Input.PublicInput open && open.moderation() != null
        ? open.moderation().reason()
        : "";
  }

  ObjectNode of(Input input) {
    Stamp stamp = input.stamp();
    ObjectNode json = object().put("number", input.number());
    json.set("by", by(stamp.by()));
    json.put("at", stamp.at())
        .put("version", stamp.version())
        .put("clause", n.clauseOf(input, doc))
        .put("clauseThen", input.clause())
        .put("withdrawn", input.withdrawn())
        .put("aside", aside(input))
        .put("owes", n.owes(input));
    if (input instanceof Input.Proposal proposal) {
      proposal(json, proposal);
    } else if (input instanceof Input.Comment comment) {
      comment(json, comment);
    } else if (input instanceof Input.Statement statement) {
      json.put("is", "statement")
          .put("speaker", statement.speaker())
          .put("text", statement.text())
          .put("source", statement.source())
          .set("spoken", tree(statement.spoken()));
    } else if (input instanceof Input.PublicInput submission) {
      Input.Moderation looked = submission.moderation();
      json.put("is", "submission").put("group", submission.group());
      json.put("text", handed.get(submission.number()));
      json.put("shown", looked == null ? null : (Boolean) looked.shown());
    }
    json.set("answers", answers(n.answers().getOrDefault(input.number(), List.of())));
    return json;
  }

  private void proposal(ObjectNode json, Input.Proposal proposal) {
    Revision content = proposal.content();
    json.put("is", "proposal")
        .put("symbol", proposal.symbol())
        .put("contribution", proposal.contribution())
        .put("kind", ActJson.code(content.kind()))
        .put("place", ActJson.code(content.target().place()))
        .put("amends", content.target().amends())
        .put("why", content.why())
        .put("base", content.base())
        .put("revisions", proposal.revisions().size())
        .put("of", members.getOrDefault(proposal.stamp().by().region(), 0L))
        .put("state", ActJson.code(standings.of(proposal)));
    ArrayNode supporters = json.putArray("supporters");
    for (Stamp stamp : proposal.supporters()) {
      supporters.add(party(stamp.by()).put("before", stamp.version() < revised(proposal)));
    }
    json.set("positions", positions(n, proposal));
  }

  private static void comment(ObjectNode json, Input.Comment comment) {
    Anchor anchor = comment.anchor();
    json.put("is", "comment")
        .put("text", comment.text())
        .put("quote", comment.quote())
        .put("proposal", comment.proposal())
        .put("resolved", comment.resolved())
        .put("deleted", anchor instanceof Anchor.Buried)
        .put("from", anchor instanceof Anchor.Alive alive ? (Integer) alive.from() : null)
        .put("to", anchor instanceof Anchor.Alive alive ? (Integer) alive.to() : null);
    json.set("type", tree(comment.type()));
    json.set("tags", tree(comment.tags()));
    ArrayNode replies = json.putArray("replies");
    for (Input.Reply reply : comment.replies()) {
      ObjectNode one = object();
      one.set("by", by(reply.stamp().by()));
      replies.add(one.put("at", reply.stamp().at()).put("text", reply.text()));
    }
  }

  /** The entry that brought its newest version. */
  private static long revised(Input.Proposal proposal) {
    List<Input.Proposal.Revised> all = proposal.revisions();
    return all.get(all.size() - 1).stamp().version();
  }

  /** What is held of a proposal; {@code before}: said when it had not its newest version yet. */
  static ArrayNode positions(Negotiation n, Input.Proposal proposal) {
    return positions(n.saidOf(new Subject(proposal.number(), "")), revised(proposal));
  }

  /** The newest word of each delegation, with what it said before. */
  static ArrayNode positions(List<Position> positions) {
    return positions(positions, 0);
  }

  private static ArrayNode positions(List<Position> positions, long since) {
    ArrayNode json = ActJson.MAPPER.createArrayNode();
    for (Position one : positions) {
      ObjectNode now = said(one.now()).put("before", one.now().stamp().version() < since);
      ArrayNode earlier = now.putArray("earlier");
      one.history().subList(0, one.history().size() - 1).forEach(each -> earlier.add(said(each)));
      json.add(now);
    }
    return json;
  }

  private static ObjectNode said(Position.Taken one) {
    ObjectNode said = object();
    said.set("by", by(one.stamp().by()));
    return said.put("stance", ActJson.code(one.stance()))
        .put("why", one.why())
        .put("remedy", one.remedy())
        .put("at", one.stamp().at());
  }

  private static ArrayNode answers(List<Answer.Published> published) {
    ArrayNode json = ActJson.MAPPER.createArrayNode();
    for (Answer.Published one : published) {
      ObjectNode answer = (ObjectNode) tree(one.answer());
      answer.set("by", by(one.stamp().by()));
      answer.put("at", one.stamp().at()).put("version", one.stamp().version());
      answer.put("contestUntil", one.contestUntil());
      ArrayNode delivered = answer.putArray("delivered");
      for (Answer.Delivery delivery : one.delivered()) {
        delivered.addObject().put("channel", delivery.channel()).put("at", delivery.stamp().at());
      }
      Stamp due = one.due();
      answer.set(
          "due",
          due == null ? tree(null) : object().put("at", due.at()).put("version", due.version()));
      Answer.Response said = one.response();
      answer.set(
          "response",
          said == null
              ? tree(null)
              : object()
                  .put("contested", said.contested())
                  .put("why", said.why())
                  .put("at", said.stamp().at()));
      json.add(answer);
    }
    return json;
  }
}
