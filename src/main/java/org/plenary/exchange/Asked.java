package org.plenary.exchange;

import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.text.Doc;

/**
 * A change that a file says itself it asks for, clause by clause: not one that was found by
 * comparing two texts.
 *
 * @param clause id of the block of the text before that it is about; empty where that is not there
 * @param place where in relation to it
 * @param text what is asked for; null where nothing is
 * @param why the reason it gives, empty for none
 */
public record Asked(
    ProposalKind kind, String clause, Target.Place place, @Nullable Doc text, String why) {}
