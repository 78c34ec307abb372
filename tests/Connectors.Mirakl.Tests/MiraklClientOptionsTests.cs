using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Mirakl.Tests;

public class MiraklClientOptionsTests
{
    [Fact]
    public void Validation_names_every_mistake_at_once()
    {
        var options = new MiraklClientOptions
        {
            BaseAddress = new Uri("http://user@marketplace.example.com/api/?x=1"),
            ApiKey = "Bearer abc",
            ShopId = 0,
            PageSize = 101,
            DefaultChannel = " ",
            SettingsLifetime = TimeSpan.Zero,
            CallLimits = { ["OR99"] = [new CallLimit(1, TimeSpan.FromHours(1))], ["OR11"] = [new CallLimit(0, TimeSpan.FromHours(1))] },
        };

        var failures = Validate(options).Failures!.ToList();

        Assert.Equal(10, failures.Count);
        Assert.All(failures, f => Assert.StartsWith("Mirakl connection 'bq': ", f, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("files.example.com", true)]
    [InlineData("*.mirakl.net", true)]
    [InlineData("*.net", false)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    [InlineData("**.mirakl.net", false)]
    [InlineData("files.*.net", false)]
    [InlineData("https://files.example.com", false)]
    [InlineData("files.example.com:8443", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("", false)]
    public void Validation_takes_hosts_that_the_key_may_go_to_only_as_whole_names(string host, bool right) =>
        Assert.Equal(right, Validate(new MiraklClientOptions { BaseAddress = new Uri("https://marketplace.example.com"), ApiKey = "k", DownloadHosts = { host } }).Succeeded);

    [Fact]
    public void Validation_knows_the_two_delimiters_and_wants_time_for_jobs()
    {
        var failures = Validate(new MiraklClientOptions { BaseAddress = new Uri("https://marketplace.example.com"), ApiKey = "k", CsvDelimiter = '\t', JobTimeout = TimeSpan.Zero }).Failures!;

        Assert.Equal(2, failures.Count());
    }

    [Fact]
    public void Validation_never_quotes_the_key() =>
        Assert.DoesNotContain("abc-secret", Validate(new MiraklClientOptions { ApiKey = "abc-secret " }).FailureMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://marketplace.example.com")]
    [InlineData("https://marketplace.example.com/tenant/")]
    [InlineData("http://127.0.0.1:5005")]
    [InlineData("http://localhost:5005")]
    public void Validation_accepts_https_and_loopback(string address) =>
        Assert.True(Validate(new MiraklClientOptions { BaseAddress = new Uri(address), ApiKey = "k" }).Succeeded);

    [Fact]
    public void A_client_with_wrong_options_is_not_given_out()
    {
        using var services = new ServiceCollection().AddMiraklClient("bq", _ => { }).Services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredKeyedService<MiraklClient>("bq"));
    }

    [Fact]
    public void ToString_hides_the_key() =>
        Assert.Equal("Mirakl https://marketplace.example.com, shop 5", new MiraklClientOptions { BaseAddress = new Uri("https://marketplace.example.com/"), ApiKey = "k", ShopId = 5 }.ToString());

    [Fact]
    public void The_BandQ_preset_fills_what_is_not_set()
    {
        var options = new MiraklClientOptions().UseBandQ();

        Assert.Equal(("https://marketplace.kingfisher.com/", "BQ_UK", CurrencyCode.Gbp), (options.BaseAddress!.AbsoluteUri, options.DefaultChannel, options.DefaultCurrency!.Value));
    }

    [Fact]
    public void The_BandQ_preset_leaves_what_is_set()
    {
        var options = new MiraklClientOptions { BaseAddress = new Uri("https://test.example.com"), DefaultChannel = "BQ_TEST" }.UseBandQ();

        Assert.Equal(("https://test.example.com/", "BQ_TEST"), (options.BaseAddress!.AbsoluteUri, options.DefaultChannel));
    }

    private static ValidateOptionsResult Validate(MiraklClientOptions options) => new MiraklClientOptionsValidator().Validate("bq", options);
}
