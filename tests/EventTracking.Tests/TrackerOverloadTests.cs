using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EventTracking.Tests;

/// <summary>Overloads with optional parameters: every reasonable call resolves unambiguously.</summary>
public sealed class TrackerOverloadTests
{
    [Fact]
    public void A_tracker_can_be_created_with_any_combination_of_parts()
    {
        var backends = SomeBackends.Only(new DelegateBackend(static (in _) => { }));
        var (logger, options) = (NullLogger<Tracker>.Instance, new TrackerOptions());
        Tracker[] trackers =
        [
            new(), new(backends), new(null), new(options: options), new(logger: logger), new(backends, logger: logger, options: options),
            new(backends, new SharedContextLocator(), [], TimeProvider.System),
            new(backends, new SharedContextLocator(), [], TimeProvider.System, logger),
            new(backends, new SharedContextLocator(), [], TimeProvider.System, options),
            new(backends, new SharedContextLocator(), [], TimeProvider.System, logger, options),
        ];

        foreach (var tracker in trackers)
        {
            tracker.Emit();
            Assert.Equal(1, tracker.GetAccount().Offered);
            tracker.Dispose();
        }
    }
}
