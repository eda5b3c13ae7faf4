using EventTracking.Generators.Caching;
using EventTracking.Generators.Emission;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators;

/// <summary>
/// Writes the code of every record with <c>[TrackedEvent]</c>: a file for each event and one registration for the assembly.
/// It reports nothing; what it cannot generate is an error of an analyzer, which asks the same <see cref="EventShape"/>.
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
                transform: RememberedEvents.Parse)
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
