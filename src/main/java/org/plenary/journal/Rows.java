package org.plenary.journal;

import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Entries as the arrays that one INSERT ... SELECT unnest(...), ... takes. */
final class Rows {
  private Rows() {}

  static Tuple of(List<List<Entry>> lists) {
    int size = lists.stream().mapToInt(List::size).sum();
    Long[] resolutions = new Long[size];
    Long[] versions = new Long[size];
    String[] kinds = new String[size];
    Integer[] voices = new Integer[size];
    Long[] times = new Long[size];
    String[] clients = new String[size];
    Integer[] seqs = new Integer[size];
    String[] bodies = new String[size];
    int i = 0;
    for (List<Entry> entries : lists) {
      for (Entry entry : entries) {
        resolutions[i] = entry.resolution();
        versions[i] = entry.version();
        kinds[i] = entry.kind();
        voices[i] = entry.voice();
        times[i] = entry.at();
        clients[i] = entry.client();
        seqs[i] = entry.seq();
        bodies[i] = entry.body();
        i++;
      }
    }
    return Tuple.from(
        new Object[] {resolutions, versions, kinds, voices, times, clients, seqs, bodies});
  }
}
