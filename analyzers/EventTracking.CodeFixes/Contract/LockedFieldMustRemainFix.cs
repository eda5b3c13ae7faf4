using System.Composition;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>EVT502: gives the event a new version, or the renamed field its locked name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LockedFieldMustRemainFix() : ContractFix("EVT502", new BumpVersionEdit(), new KeepWireNameEdit());
