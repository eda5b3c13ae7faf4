using EventTracking.Analyzers.Events;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Contract;

/// <summary>Finds out whether the defaults of the assembly have changed: the lock then matches its events under others.</summary>
/// <remarks>
/// Defaults affect nearly every event. So the search ends with the first events unless one of them has changed as other defaults explain.
/// Otherwise every edit that removes a field would parse all events.
/// </remarks>
internal sealed class DefaultsChangeSearch
{
    private const int SampleSize = 10;

    /// <summary>A change of fewer fields is reported at these fields.</summary>
    private const int FewestFields = 2;

    private readonly ProjectContract _contract;
    private readonly CancellationToken _cancellationToken;

    private DefaultsChangeSearch(ProjectContract contract, CancellationToken cancellationToken) =>
        (_contract, _cancellationToken) = (contract, cancellationToken);

    public static DefaultsChange? Find(ProjectContract contract, CancellationToken cancellationToken) =>
        new DefaultsChangeSearch(contract, cancellationToken).Find();

    private DefaultsChange? Find()
    {
        using var events = LockedEvents().GetEnumerator();
        var sample = Next(events, SampleSize);
        var candidates = Others(AssemblyDefaults.Of(_contract.Compilation.Assembly)).Select(static other => new Candidate(other)).ToList();
        Judge(candidates, sample.Where(static pair => pair.Event.Changes.Any(DefaultsChange.CouldCause)));
        if (candidates.Count == 0)
            return null;

        Judge(candidates, sample.Where(static pair => !pair.Event.Changes.Any(DefaultsChange.CouldCause)));
        while (candidates.Count > 0 && Next(events, SampleSize) is { Count: > 0 } more)
            Judge(candidates, more);

        return candidates.OrderByDescending(static candidate => candidate.FieldCount).FirstOrDefault() is { } best
            && best.FieldCount >= FewestFields
            && (Attribute() is not null || best.Explained.Count > 1)
                ? new DefaultsChange(Attribute(), best.Explained)
                : null;
    }

    /// <summary>Removes the candidates that explain no more events than they contradict.</summary>
    private void Judge(List<Candidate> candidates, IEnumerable<(INamedTypeSymbol Type, LockedEvent Event)> events)
    {
        foreach (var (type, locked) in events)
        {
            foreach (var candidate in candidates)
            {
                var shape = ParsedEvent.With(candidate.Defaults, _contract.Compilation, type, _cancellationToken).ToShape().Shape;
                candidate.Add(type, locked.Changes, ShapeComparison.Compare(locked.Latest!.Shape!, shape));
            }
        }

        candidates.RemoveAll(static candidate => candidate.Explained.Count <= candidate.Contradictions);
    }

    private IEnumerable<(INamedTypeSymbol Type, LockedEvent Event)> LockedEvents() =>
        from type in EventShapes.EnumerateEvents(_contract.Compilation, _contract.Compilation.Assembly, _cancellationToken)
        let locked = _contract.Compare(TrackedEventDeclaration.Find(type)!, _cancellationToken)
        where locked is { Status: LockStatus.Locked, Latest.Shape: not null }
        select (type, locked);

    private static List<T> Next<T>(IEnumerator<T> items, int count)
    {
        var next = new List<T>();
        while (next.Count < count && items.MoveNext())
            next.Add(items.Current);
        return next;
    }

    private static IEnumerable<AssemblyDefaults> Others(AssemblyDefaults current) =>
        from naming in (NamingPolicy[])Enum.GetValues(typeof(NamingPolicy))
        from asNumbers in new[] { false, true }
        let other = current with { FieldNaming = naming, EnumsAsNumbers = asNumbers }
        where other != current
        select other;

    private AttributeData? Attribute() => _contract.Compilation.Assembly.FindAttribute(KnownTypes.TrackedEventDefaultsAttribute);

    /// <summary>Defaults under which the lock may have been written.</summary>
    private sealed class Candidate(AssemblyDefaults defaults)
    {
        private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<ShapeChange>> _explained = new(SymbolEqualityComparer.Default);

        public AssemblyDefaults Defaults { get; } = defaults;

        /// <summary>The changes that these defaults would not have, by event.</summary>
        public IReadOnlyDictionary<INamedTypeSymbol, IReadOnlyList<ShapeChange>> Explained => _explained;

        /// <summary>How many events match the lock better under the current defaults.</summary>
        public int Contradictions { get; private set; }

        public int FieldCount => _explained.Values.Sum(static changes => changes.Count(DefaultsChange.CouldCause));

        public void Add(INamedTypeSymbol type, IReadOnlyList<ShapeChange> changes, IReadOnlyList<ShapeChange> changesUnderThese)
        {
            if (changesUnderThese.Count > changes.Count)
            {
                Contradictions++;
            }
            else if (changesUnderThese.Count < changes.Count)
            {
                var remaining = new HashSet<string>(changesUnderThese.Select(static change => change.ToString()), StringComparer.Ordinal);
                _explained.Add(type, [.. changes.Where(change => !remaining.Contains(change.ToString()))]);
            }
        }
    }
}
