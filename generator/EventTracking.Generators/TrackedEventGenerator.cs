using EventTracking.Generators.Caching;
using EventTracking.Generators.Emission;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators;

/// <summary>
/// Generates a file for each record with <c>[TrackedEvent]</c>, and one registration for the assembly. It reports no diagnostics: if it
/// cannot generate code, an analyzer that uses the same <see cref="EventShape"/> reports an error.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TrackedEventGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var events = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.TrackedEventAttribute,
                predicate: static (node, _) => node is RecordDeclarationSyntax,
                transform: EventCache.Parse)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Events);

        var registrations = events
            .Select(static (model, _) => model.Registration)
            .WithTrackingName(TrackingNames.Registrations)
            .Collect();

        var clashingHintNames = registrations
            .Select(HintNames.Clashing)
            .WithTrackingName(TrackingNames.ClashingHintNames);

        context.RegisterSourceOutput(events.Combine(clashingHintNames), static (output, pair) =>
        {
            if (HintNames.Of(pair.Left, pair.Right) is { } hintName)
                output.AddSource(hintName, EventEmitter.Emit(pair.Left, output.CancellationToken));
        });

        context.RegisterSourceOutput(registrations, static (output, all) =>
        {
            if (!all.IsEmpty)
                output.AddSource(HintNames.Registration, RegistrationEmitter.Emit(all));
        });
    }
}
