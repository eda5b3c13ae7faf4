using Xunit;

namespace EventTracking.Tests.Context;

public sealed class EventContextTests
{
    [Fact]
    public void Keys_keep_their_insertion_order()
    {
        var context = new EventContext { ["z"] = 1, ["a"] = 2, ["m"] = 3 };
        context["z"] = 4;

        Assert.Equal(["z", "a", "m"], context.Keys);
        Assert.Equal([4, 2, 3], context.Values);
        Assert.Equal(3, context.Count);
    }

    [Fact]
    public void Many_keys_are_kept()
    {
        var keys = Enumerable.Range(0, 100).Select(static i => $"key{i}").ToArray();

        var context = new EventContext(keys.Select(static key => KeyValuePair.Create(key, (object?)key)));

        Assert.Equal(keys, context.Keys);
        Assert.Equal("key99", context["key99"]);
    }

    [Fact]
    public void A_key_can_be_added_only_once()
    {
        var context = new EventContext { { "user", 1 } };

        var exception = Assert.Throws<ArgumentException>(() => context.Add("user", 2));

        Assert.Contains("'user'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, context["user"]);
    }

    [Fact]
    public void Keys_are_case_sensitive()
    {
        var context = new EventContext { ["user"] = 1 };

        Assert.False(context.ContainsKey("User"));
        Assert.False(context.TryGetValue("User", out _));
    }

    [Fact]
    public void An_unknown_key_throws_and_lists_the_known_keys()
    {
        var context = new EventContext { ["user"] = 1 };

        var exception = Assert.Throws<KeyNotFoundException>(() => context["host"]);

        Assert.Contains("'host'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'user'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_a_valid_value_but_not_a_key()
    {
        var context = new EventContext { ["user"] = null };

        Assert.True(context.TryGetValue("user", out var value));
        Assert.Null(value);
        Assert.Throws<ArgumentNullException>(() => context[null!] = 1);
        Assert.Throws<ArgumentNullException>(() => context.Add(null!, 1));
        Assert.Throws<ArgumentNullException>(() => context.ContainsKey(null!));
        Assert.Throws<ArgumentNullException>(() => new EventContext(null!));
    }
}
