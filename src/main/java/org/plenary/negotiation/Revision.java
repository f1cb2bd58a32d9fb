package org.plenary.negotiation;

import org.jspecify.annotations.Nullable;
import org.plenary.text.Doc;

/**
 * One version of a proposal's content. Never changes: a revision is a new one.
 *
 * @param before the clause it was made on, as it read at {@code base}; null for ADD
 * @param text what is proposed: the clause first, then clauses split off; null for SUP and NOC
 * @param base version of the resolution that it was made on
 * @param position of the clause at that version
 * @param why the reason; may be empty for MOD, (MOD) and ADD
 */
public record Revision(
    ProposalKind kind,
    Target target,
    @Nullable Doc before,
    @Nullable Doc text,
    long base,
    int position,
    String why) {}
