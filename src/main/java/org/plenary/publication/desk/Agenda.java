package org.plenary.publication.desk;

import java.util.List;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;

/** A meeting with its resolutions, as the desk lists them. */
public record Agenda(Meeting meeting, List<AgendaItem> items) {}
