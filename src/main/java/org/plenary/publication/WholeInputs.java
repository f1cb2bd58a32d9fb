package org.plenary.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.JsonRenderer;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Revision;
import org.plenary.resolution.State;
import org.plenary.text.Anchor;
import org.plenary.text.Block;
import org.plenary.text.Doc;

/** The inputs of {@link WholeJson}, each with its answers. Pure. */
final class WholeInputs {
  private final State state;
  private final Negotiation n;
  private final Words words;

  WholeInputs(State state, Words words) {
    this.state = state;
    this.n = state.negotiation();
    this.words = words;
  }

  ObjectNode of(Input input) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("number", input.number());
    if (input instanceof Input.Proposal proposal) {
      proposal(begun(json, "proposal", input, Visibility.of(input.stamp().by())), proposal);
    } else if (input instanceof Input.Comment comment) {
      comment(begun(json, "comment", input, Visibility.of(input.stamp().by())), comment);
    } else if (input instanceof Input.Statement statement) {
      begun(json, "statement", input, Visibility.of(statement)).put("text", statement.text());
    } else if (input instanceof Input.PublicInput open) {
      boolean shown = Visibility.isListed(open);
      begun(json, "submission", input, shown ? Visibility.of(open) : null);
      json.put("text", shown ? words.of(open.number()) : "");
      Input.Moderation moderation = open.moderation();
      if (moderation != null) {
        ObjectNode how = json.putObject("moderation");
        WholeJson.stamp(how, moderation.stamp());
        how.put("shown", moderation.shown()).put("why", moderation.reason());
      }
    }
    Input.Withdrawal withdrawal = input.withdrawal();
    if (withdrawal != null) {
      ObjectNode back = json.putObject("withdrawal");
      WholeJson.stamp(back, withdrawal.stamp());
      back.put("why", withdrawal.why());
    }
    ArrayNode answers = json.putArray("answers");
    n.answers().getOrDefault(input.number(), List.of()).forEach(one -> answer(answers, one));
    return json;
  }

  /** What all have. The clause is the one it is about now. */
  private ObjectNode begun(ObjectNode json, String kind, Input input, @Nullable Speaker by) {
    json.put("kind", kind);
    json.set("by", by == null ? null : WholeJson.speaker(by));
    json.put("version", input.stamp().version()).put("at", WholeJson.time(input.stamp().at()));
    json.put("standing", InputViews.standing(n, input));
    String clause = Visibility.isListed(input) ? n.clauseOf(input, state.doc()) : "";
    return json.put("clause", clause.isEmpty() ? null : clause);
  }

  private void proposal(ObjectNode json, Input.Proposal proposal) {
    json.put("symbol", proposal.symbol());
    json.put("contribution", proposal.contribution() == 0 ? null : proposal.contribution());
    ArrayNode versions = json.putArray("versions");
    for (Input.Proposal.Revised one : proposal.revisions()) {
      ObjectNode node = versions.addObject();
      WholeJson.stamp(node, one.stamp());
      Revision content = one.content();
      node.put("asks", Inputs.code(content.kind())).put("clause", content.target().clause());
      node.put("place", Inputs.code(content.target().place()));
      int amends = content.target().amends();
      node.put("amends", amends == 0 ? null : amends).put("base", content.base());
      node.put("why", content.why());
      node.set("before", lines(content.before()));
      node.set("text", lines(content.text()));
    }
    ArrayNode supporters = json.putArray("supporters");
    proposal.supporters().forEach(one -> WholeJson.stamp(supporters.addObject(), one));
  }

  private static @Nullable ArrayNode lines(@Nullable Doc text) {
    return text == null ? null : JsonRenderer.lines(text);
  }

  private void comment(ObjectNode json, Input.Comment comment) {
    json.put("type", Inputs.code(comment.type())).put("text", comment.text());
    ArrayNode tags = json.putArray("tags");
    comment.tags().stream().sorted().map(Inputs::code).forEach(tags::add);
    json.put("proposal", comment.proposal() == 0 ? null : comment.proposal());
    json.put("quote", comment.quote());
    Anchor anchor = comment.anchor();
    if (anchor instanceof Anchor.Alive alive) {
      ObjectNode where = json.putObject("anchor");
      where.set("from", place(alive.from()));
      where.set("to", place(alive.to()));
    }
    json.put("deleted", anchor instanceof Anchor.Buried);
    json.put("resolved", comment.resolved());
    ArrayNode replies = json.putArray("replies");
    comment
        .replies()
        .forEach(
            reply -> {
              ObjectNode node = replies.addObject();
              WholeJson.stamp(node, reply.stamp());
              node.put("text", reply.text());
            });
  }

  /** A position of the text, by its block and the place in that block's content. */
  private ObjectNode place(int position) {
    int at = 0;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Block block : state.doc().blocks()) {
      if (position < at + block.nodeSize()) {
        int within = Math.max(0, Math.min(block.contentSize(), position - at - 1));
        return json.put("clause", block.id()).put("at", within);
      }
      at += block.nodeSize();
    }
    Block last = state.doc().blocks().get(state.doc().blocks().size() - 1);
    return json.put("clause", last.id()).put("at", last.contentSize());
  }

  private static void answer(ArrayNode answers, Answer.Published published) {
    ObjectNode json = answers.addObject();
    WholeJson.stamp(json, published.stamp());
    Answer answer = published.answer();
    json.put("outcome", Inputs.code(answer.outcome())).put("heard", answer.heard());
    json.put("considered", answer.considered());
    new TreeSet<>(answer.related()).forEach(json.putArray("related")::add);
    json.put("why", answer.why());
    json.put("change", answer.change() == 0 ? null : answer.change());
    json.put("clause", answer.clause().isEmpty() ? null : answer.clause());
    json.put("into", answer.into() == 0 ? null : answer.into());
    json.put("until", answer.until().isEmpty() ? null : answer.until());
    json.put("contestUntil", WholeJson.time(published.contestUntil()));
    ArrayNode delivered = json.putArray("delivered");
    for (Answer.Delivery one : published.delivered()) {
      ObjectNode node = delivered.addObject().put("channel", one.channel());
      node.put("version", one.stamp().version()).put("at", WholeJson.time(one.stamp().at()));
    }
    Answer.Response response = published.response();
    if (response != null) {
      ObjectNode said = json.putObject("response");
      WholeJson.stamp(said, response.stamp());
      said.put("contested", response.contested()).put("why", response.why());
    }
    var due = published.due();
    if (due != null) {
      json.put("due", WholeJson.time(due.at()));
    }
  }
}
