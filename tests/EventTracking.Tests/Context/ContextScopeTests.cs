using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Context;

/// <summary>Contexts that are entered for the duration of a <c>using</c> block.</summary>
public sealed class ContextScopeTests
{
    private readonly Tracker _tracker = new();

    [Fact]
    public void A_context_is_exited_when_its_scope_is_disposed()
    {
        using (Enter("session", 1))
            Assert.Equal(["session=1"], Entered());

        Assert.Empty(Entered());
    }

    [Fact]
    public void A_context_is_exited_when_its_scope_throws()
    {
        Assert.Throws<TimeoutException>(EnterAndThrow);

        Assert.Empty(Entered());
    }

    [Fact]
    public void A_nested_scope_with_the_same_name_restores_the_outer_one()
    {
        using (Enter("session", 1))
        {
            using (Enter("session", 2))
                Assert.Equal(["session=2"], Entered());

            Assert.Equal(["session=1"], Entered());
        }

        Assert.Empty(Entered());
    }

    [Fact]
    public void A_scope_restores_a_context_entered_without_a_scope()
    {
        _tracker.EnterContext("session", Some("session", 1));
        _tracker.EnterContext("page", Some("page", 1));

        using (Enter("session", 2))
            Assert.Equal(["session=2", "page=1"], Entered());

        Assert.Equal(["session=1", "page=1"], Entered());
    }

    [Fact]
    public void Scopes_can_be_disposed_out_of_order()
    {
        var a = Enter("a", 1);
        var b = Enter("b", 2);
        var c = Enter("c", 3);

        b.Dispose();
        Assert.Equal(["a=1", "c=3"], Entered());

        a.Dispose();
        Assert.Equal(["c=3"], Entered());

        c.Dispose();
        Assert.Empty(Entered());
    }

    [Fact]
    public void Disposing_an_outer_scope_first_keeps_the_inner_context()
    {
        var outer = Enter("session", 1);
        using var inner = Enter("session", 2);

        outer.Dispose();

        Assert.Equal(["session=2"], Entered());
    }

    [Fact]
    public void A_context_entered_meanwhile_without_a_scope_is_kept()
    {
        using (Enter("session", 1))
            _tracker.EnterContext("page", Some("page", 2));

        Assert.Equal(["page=2"], Entered());
    }

    [Fact]
    public void Disposing_a_scope_after_a_manual_exit_does_nothing()
    {
        using (Enter("session", 1))
        {
            _tracker.EnterContext("page", Some("page", 2));
            _tracker.ExitContext("session");
        }

        Assert.Equal(["page=2"], Entered());
    }

    [Fact]
    public void Disposing_a_scope_keeps_a_manual_replacement()
    {
        using (Enter("session", 1))
            _tracker.EnterContext("session", Some("session", 2));

        Assert.Equal(["session=2"], Entered());
    }

    [Fact]
    public void Disposing_a_scope_twice_does_nothing()
    {
        var scope = Enter("session", 1);
        scope.Dispose();
        _tracker.EnterContext("session", Some("session", 2));

        scope.Dispose();

        Assert.Equal(["session=2"], Entered());
    }

    [Fact]
    public void Disposing_a_default_scope_does_nothing()
    {
        _tracker.EnterContext("session", Some("session", 1));

        default(ContextScope).Dispose();

        Assert.Equal(["session=1"], Entered());
    }

    [Fact]
    public void A_scope_equals_only_itself()
    {
        using var a = Enter("a", 1);
        using var b = Enter("a", 1);
        var copy = a;

        Assert.True(a == copy);
        Assert.True(a != b);
        Assert.Equal(a.GetHashCode(), copy.GetHashCode());
        Assert.Equal(default, default(ContextScope));
    }

    private void EnterAndThrow()
    {
        using var scope = Enter("session", 1);
        throw new TimeoutException();
    }

    private static EventContext Some(string key, int value) => new() { [key] = value };

    private ContextScope Enter(string name, int value) => _tracker.Context(name, Some(name, value));

    private IEnumerable<string> Entered() => _tracker.ResolveContext().Select(static entry => $"{entry.Key}={entry.Value}");
}
