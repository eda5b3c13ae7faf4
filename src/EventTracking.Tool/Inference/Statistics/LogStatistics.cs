using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>The events of logs by name, in the order of their first lines.</summary>
internal sealed class LogStatistics
{
    private readonly OrderedDictionary<string, EventStatistics> _events = new(StringComparer.Ordinal);
    private readonly PlaceBudget _budget = new(InferenceLimits.MaxPlaces);
    private int _paths;

    /// <summary>Gets the events.</summary>
    public IReadOnlyList<EventStatistics> Events => _events.Values;

    /// <summary>Gets the number of lines whose event names exceed <see cref="InferenceLimits.MaxEvents"/>.</summary>
    public long SkippedLines { get; private set; }

    /// <summary>Gets the number of lines whose event names are URL paths, if these exceed <see cref="InferenceLimits.MaxPaths"/>.</summary>
    public long SkippedPathLines { get; private set; }

    /// <summary>Gets a value indicating whether the data has more places than <see cref="InferenceLimits.MaxPlaces"/>.</summary>
    public bool HasTooManyPlaces => _budget.IsExhausted;

    /// <summary>Adds the event of one line.</summary>
    public void Add(string name, JsonElement data)
    {
        if (_events.TryGetValue(name, out var known))
            known.Add(data);
        else if (EventStatistics.IsPathName(name))
            AddPath(name, data);
        else if (_events.Count - _paths < InferenceLimits.MaxEvents)
            AddNew(name, data);
        else
            SkippedLines++;
    }

    private void AddPath(string name, JsonElement data)
    {
        if (SkippedPathLines > 0)
        {
            SkippedPathLines++;
        }
        else if (_paths < InferenceLimits.MaxPaths)
        {
            _paths++;
            AddNew(name, data);
        }
        else
        {
            SkippedPathLines = 1 + RemovePaths();
        }
    }

    private void AddNew(string name, JsonElement data)
    {
        var added = new EventStatistics(name, _budget);
        added.Add(data);
        _events.Add(name, added);
    }

    private long RemovePaths()
    {
        var paths = _events.Values.Where(static known => known.IsPath).ToList();
        foreach (var path in paths)
            _events.Remove(path.Name);
        _paths = 0;
        return paths.Sum(static path => path.Data.Count);
    }
}
