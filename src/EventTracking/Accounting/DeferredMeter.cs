using System.Reflection;
using System.Runtime.CompilerServices;

namespace EventTracking.Accounting;

/// <summary>Creates the meter of a tracker as soon as something in the process could listen to it.</summary>
/// <remarks>
/// The first meter of a process takes a third of the time in which a program emits one event to a file and ends (<c>--start</c> in
/// docs/benchmarks.md). Every listener, in the process or outside, needs the assembly that meters are in. While that assembly is not
/// loaded, a meter would be published to no one.
/// </remarks>
internal sealed class DeferredMeter : IDisposable
{
    private const string AssemblyOfMeters = "System.Diagnostics.DiagnosticSource,";

    private readonly Lock _gate = new();

    /// <summary>Weak, so that a tracker that is never disposed is not kept in memory.</summary>
    private readonly WeakReference<ICompositeBackend> _router;
    private readonly string _tracker;
    private bool _hasBegun;
    private bool _isDisposed;
    private AccountMeter? _meter;

    public DeferredMeter(ICompositeBackend router, string tracker)
    {
        (_router, _tracker) = (new WeakReference<ICompositeBackend>(router), tracker);

        // Native programs load no assemblies.
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            Create();
            return;
        }

        // In this order: the assembly may be loaded in between.
        AppDomain.CurrentDomain.AssemblyLoad += OnAssemblyLoad;
        if (Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), HasMeters))
            Create();
    }

    public void Dispose()
    {
        if (RuntimeFeature.IsDynamicCodeSupported)
            AppDomain.CurrentDomain.AssemblyLoad -= OnAssemblyLoad;
        lock (_gate)
            _isDisposed = true;
        _meter?.Dispose();
    }

    private static bool HasMeters(Assembly assembly) => assembly.FullName?.StartsWith(AssemblyOfMeters, StringComparison.Ordinal) == true;

    private void OnAssemblyLoad(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (HasMeters(loaded.LoadedAssembly))
            Create();
    }

    private void Create()
    {
        lock (_gate)
        {
            if (_hasBegun || _isDisposed)
                return;

            _hasBegun = true;
        }

        // Outside the lock, because listeners are called.
        if (!_router.TryGetTarget(out var router))
            return;

        var meter = new AccountMeter(router, _tracker);
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _meter = meter;
                return;
            }
        }

        meter.Dispose();
    }
}
