using System.Globalization;
using EventTracking.Hosting.Configuration;
using EventTracking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>Sizes and durations in a configuration can have a unit.</summary>
public sealed class SizesAndDurationsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("4096", 4096)]
    [InlineData("12B", 12)]
    [InlineData("32MB", 32_000_000)]
    [InlineData("32 mb", 32_000_000)]
    [InlineData("64KiB", 65_536)]
    [InlineData("2GiB", 2L << 30)]
    [InlineData("1kb", 1_000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_size_can_have_a_unit(string text, long bytes)
    {
        var (options, errors) = Options(text);

        Assert.Equal(bytes, options.GetByteSize("Value", -1));
        Assert.Equal(0, errors.Count);
    }

    [Theory]
    [InlineData("MB")]
    [InlineData("-1MB")]
    [InlineData("1.5MB")]
    [InlineData("1XB")]
    [InlineData("1 MB MB")]
    [InlineData("9000000000GiB")]
    [InlineData("9223372036854775808")]
    public void An_invalid_size_is_an_error_and_the_default_applies(string text)
    {
        var (options, errors) = Options(text);

        Assert.Equal(7, options.GetByteSize("Value", 7));
        Assert.Equal(1, errors.Count);
    }

    [Fact]
    public void A_size_out_of_range_is_an_error()
    {
        var (options, errors) = Options("3GiB");

        Assert.Equal(7, options.GetByteSize("Value", 7, maximum: int.MaxValue));
        Assert.Equal(1, errors.Count);
    }

    [Theory]
    [InlineData("500ms", "00:00:00.5")]
    [InlineData("1s", "00:00:01")]
    [InlineData("1.5 s", "00:00:01.5")]
    [InlineData("5min", "00:05:00")]
    [InlineData("5M", "00:05:00")]
    [InlineData("2h", "02:00:00")]
    [InlineData("1d", "1.00:00:00")]
    [InlineData("00:00:01", "00:00:01")]
    [InlineData("1.02:03:04.5", "1.02:03:04.5")]
    public void A_duration_can_have_a_unit(string text, string duration)
    {
        var (options, errors) = Options(text);

        Assert.Equal(TimeSpan.Parse(duration, CultureInfo.InvariantCulture), options.GetTimeSpan("Value", TimeSpan.MinValue));
        Assert.Equal(0, errors.Count);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("-00:00:01")]
    [InlineData("1,5s")]
    [InlineData("1 fortnight")]
    [InlineData("99999999999d")]
    public void An_invalid_duration_is_an_error_and_the_default_applies(string text)
    {
        var (options, errors) = Options(text);

        Assert.Equal(TimeSpan.FromSeconds(7), options.GetTimeSpan("Value", TimeSpan.FromSeconds(7)));
        Assert.Equal(1, errors.Count);
    }

    private static (ComponentOptions Options, ConfigurationErrors Errors) Options(string value)
    {
        var services = new ServiceCollection().BuildServiceProvider();
        var reader = new ComponentReader(new ComponentTypes(), services, new ConfigurationErrors());
        return (new ComponentOptions(SomeConfiguration.Of($$"""{ "EventTracking": { "Value": "{{value}}" } }"""), reader), reader.Errors);
    }
}
