using EventTracking.Generators.Shape;
using EventTracking.Tool.Inputs;
using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Emissions;

/// <summary>
/// Finds the calls that emit events: of <c>Tracker.Emit</c>, of a record's <c>Emit</c> and of the generated extension methods, also through
/// generic methods that pass their event on, also in lambdas and async methods. Events that are emitted by reflection, or as a type
/// parameter of a class, are not found.
/// </summary>
internal static class EmissionFinder
{
    /// <summary>The generic methods of the core that emit, by the position of the event among their type arguments.</summary>
    private static readonly Dictionary<MethodName, int> Core = new()
    {
        [new MethodName(new ClrType(AssemblyFile.Core, "EventTracking.Tracker"), "Emit", 1)] = 0,
        [new MethodName(new ClrType(AssemblyFile.Core, "EventTracking.TrackerRegistry"), "Emit", 1)] = 0,
        [new MethodName(new ClrType(AssemblyFile.Core, "EventTracking.CompilerServices.GeneratedEvents"), "Emit", 1)] = 0,
    };

    /// <summary>Searches the assemblies of a set and those beside them.</summary>
    public static EmissionSites Find(EventSet events)
    {
        var declared = events.Entries.Select(static entry => entry.Shape.Owner).OfType<ClrType>().ToHashSet();
        var calls = Searched(events, declared).SelectMany(path => AssemblyCalls.Read(path, declared)).ToList();
        var emitters = WithWrappers(calls);
        var extensions = calls.Where(static call => EmitCall.IsTrackerExtension(call.Caller))
            .Select(call => (call.Caller, Event: EventOf(call, declared, emitters)))
            .Where(static extension => extension.Event is not null)
            .DistinctBy(static extension => extension.Caller)
            .ToDictionary(static extension => extension.Caller, static extension => extension.Event!);

        return new EmissionSites(calls
            .Where(call => !extensions.ContainsKey(call.Caller) && !IsEmitOf(call.Caller, declared))
            .Select(call => (Event: EventOf(call, declared, emitters) ?? extensions.GetValueOrDefault(call.Target), call.Site))
            .Where(static found => found.Event is not null)
            .ToLookup(static found => found.Event!, static found => found.Site));
    }

    private static IEnumerable<string> Searched(EventSet events, HashSet<ClrType> declared)
    {
        var declaring = declared.Select(static type => type.Assembly).Append(AssemblyFile.Core).ToHashSet(StringComparer.Ordinal);
        return events.Assemblies.Concat(events.Assemblies.SelectMany(AssemblyFile.Neighbors))
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .Where(path => Path.GetFileNameWithoutExtension(path) is not AssemblyFile.Core
                && AssemblyFile.TryOpen(path) is { } file
                && file.References.Any(declaring.Contains));
    }

    /// <summary>Adds the methods that pass one of their own type parameters to a method that emits it.</summary>
    private static Dictionary<MethodName, int> WithWrappers(IReadOnlyList<EmitCall> calls)
    {
        var emitters = new Dictionary<MethodName, int>(Core);
        int known;
        do
        {
            known = emitters.Count;
            foreach (var call in calls)
            {
                if (emitters.TryGetValue(call.Target, out var position)
                    && call.TypeArguments.ElementAtOrDefault(position) is { Parameter: { } parameter })
                {
                    emitters.TryAdd(call.Caller, parameter);
                }
            }
        }
        while (emitters.Count > known);
        return emitters;
    }

    private static ClrType? EventOf(EmitCall call, HashSet<ClrType> declared, Dictionary<MethodName, int> emitters)
    {
        if (IsEmitOf(call.Target, declared))
            return call.Target.Type;
        return emitters.TryGetValue(call.Target, out var position)
            && call.TypeArguments.ElementAtOrDefault(position) is { Type: { } type }
            && declared.Contains(type)
                ? type
                : null;
    }

    private static bool IsEmitOf(MethodName method, HashSet<ClrType> declared) => method.Name == "Emit" && declared.Contains(method.Type);
}
