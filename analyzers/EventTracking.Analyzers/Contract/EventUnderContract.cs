using System.Collections.Immutable;
using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Contract;

/// <summary>An event that a rule checks against the lock.</summary>
internal sealed class EventUnderContract(
    ProjectContract contract, TrackedEventDeclaration declaration, CompatibilityMode mode, CancellationToken cancellationToken)
{
    private readonly LockedEvent _locked = contract.Compare(declaration, cancellationToken);

    public ProjectContract Contract => contract;

    public TrackedEventDeclaration Declaration => declaration;

    public CompatibilityMode Mode => mode;

    public CancellationToken CancellationToken => cancellationToken;

    public LockStatus Status => _locked.Status;

    /// <summary>The highest version in the lock; 0 if the lock does not contain the event.</summary>
    public int LockedVersion => _locked.Latest?.Version ?? 0;

    /// <summary>The event name, for a message.</summary>
    public string Name => MessageText.Escape(declaration.EventName ?? "");

    /// <summary>The version that a breaking change needs, for a message.</summary>
    public string NextVersion => ContractText.Number(LockedVersion + 1L);

    /// <summary>Returns the changes that a rule reports at the event.</summary>
    public IEnumerable<ShapeChange> ChangesOf(string rule) =>
        contract.ChangesOf(declaration, mode, cancellationToken).Where(change => change.Rule(mode) == rule);

    public Location LocationOf(ShapeChange change) => new ChangeLocation(
        ParsedEvent.Of(contract.Compilation, declaration.Type, cancellationToken)!,
        declaration,
        AssemblyDefaults.Of(contract.Compilation.Assembly),
        cancellationToken).Of(change);

    /// <summary>Returns the diagnostic properties of an event, and those of a change if there is one.</summary>
    public ImmutableDictionary<string, string?> Properties(ShapeChange? change = null)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        properties.Add(ContractProperties.EventType, TypeNames.Metadata(declaration.Type));
        properties.Add(ContractProperties.EventName, declaration.EventName);
        properties.Add(ContractProperties.Version, ContractText.Number(declaration.Version));
        if (_locked.Latest is not null)
            properties.Add(ContractProperties.LockedVersion, ContractText.Number(LockedVersion));
        if (change is not null)
            properties.Add(ContractProperties.Path, change.Path);
        if (RenamedTo(change) is { } renamedTo)
            properties.Add(ContractProperties.RenamedTo, renamedTo);
        return properties.ToImmutable();
    }

    /// <summary>The path of the only new field with the type of a removed one, or <see langword="null"/>.</summary>
    public static string? RenamedTo(ShapeChange? change) => change is { NewName: { } newName, Path: var path }
        ? ShapePath.Field(ShapePath.Container(path), newName)
        : null;
}
