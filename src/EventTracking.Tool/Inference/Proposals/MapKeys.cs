using EventTracking.Tool.Inference.Statistics;

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>Decides whether objects are dictionaries: whether their names are data, such as ids.</summary>
internal static class MapKeys
{
    /// <summary>From this number of names on, objects that have few of them each are a dictionary.</summary>
    private const int ManyNames = 20;

    /// <summary>Whether objects are a dictionary.</summary>
    public static bool AreIn(ObjectStatistics objects) =>
        objects.Values is not null || DataNames.AreMostOf(objects.Fields.Select(static field => field.Name)) || AreSparse(objects);

    /// <summary>Whether there are many names for values of one kind, and each object has at most a quarter of them on average.</summary>
    private static bool AreSparse(ObjectStatistics objects) =>
        objects.Fields.Count >= ManyNames
        && objects.Fields.Select(static field => field.Value.Kinds).Distinct().Count() == 1
        && objects.Fields.Sum(static field => field.Present) * 4 <= objects.Count * objects.Fields.Count;
}
