using System.Composition;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>EVT506: records the values in the lock, or gives the event a new version.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LockedValuesMustRemainFix() : ContractFix("EVT506", new UpdateLockEdit(), new BumpVersionEdit());
