namespace EventTracking.Shared.Differential;

/// <summary>A locked event with a field of every type.</summary>
internal static class EventOfEveryType
{
    /// <summary>The lock.</summary>
    public const string Lock = """
        eventtracking lock 1

        org.example.event 2
          agent string(version) ?
          amount string(number)
          anything any
          blob string(base64)
          count integer(0..255)
          day string(date)
          figure oneof(kind: 1, circle)
          figure<1>.side number
          figure<circle>.radius number
          grade string(char)
          id string(uuid)
          is_new boolean
          lines array
          lines[] object
          lines[].sku string
          ratio number(named)
          reason enum(end, paused)
          rights flags(read, write)
          started string(date-time)
          tags map
          tags{} string ?
          time string(time)
          tree object ?
          tree.children array
          tree.children[] ^tree
          wait string(timespan) ~

        """;

    /// <summary>A valid line.</summary>
    public const string Line =
        """{"name":"org.example.event","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"agent":"10.0.1","amount":"-12.50","anything":null,"blob":"AAECAw==","count":255,"day":"2026-02-28","figure":{"kind":"circle","radius":1.5},"grade":"A","id":"0f8fad5b-d9cb-469f-a165-70867728950e","is_new":true,"lines":[{"sku":"a"},{"sku":"b","more":1}],"ratio":"NaN","reason":"paused","rights":"read, write","started":"2026-11-23T19:29:34.71","tags":{"a":"b","c d":null},"time":"23:59:59","tree":{"children":[{"children":[]}]},"wait":"-1.02:03:04.0000005"},"context":{},"id":"0f8fad5b-d9cb-469f-a165-70867728950e","version":2}""";
}
