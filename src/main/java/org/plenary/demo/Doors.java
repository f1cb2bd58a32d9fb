package org.plenary.demo;

import org.plenary.answer.Preparation;
import org.plenary.input.Preparing;
import org.plenary.input.Submissions;
import org.plenary.input.Transcripts;
import org.plenary.resolution.Resolutions;

/** The doors by which the demo meeting comes in: those that everybody uses. */
public record Doors(
    Resolutions resolutions,
    Preparing preparing,
    Preparation answers,
    Transcripts transcripts,
    Submissions submissions) {}
