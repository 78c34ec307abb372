using Connectors.Domain.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Mirakl.Tests;

public class MiraklClientOptionsTests
{
    [Fact]
    public void Validation_names_every_mistake_at_once()
    {
        var failures = Mistakes(static options =>
        {
            options.BaseAddress = new Uri("http://user@marketplace.example.com/api/?x=1");
            options.ApiKey = "Bearer abc";
            options.ShopId = 0;
            options.PageSize = 101;
            options.DefaultChannel = " ";
            options.DefaultCurrency = "pounds";
            options.OrderTaxMode = "INCLUDED";
            options.SettingsLifetime = TimeSpan.Zero;
            options.CallLimits["OR99"] = "1 in 01:00:00";
            options.CallLimits["OR11"] = "0 in 01:00:00";
        });

        Assert.Equal(
            [
                "BaseAddress", "BaseAddress", "BaseAddress", "BaseAddress", "ApiKey", "ShopId", "PageSize", "DefaultChannel", "DefaultCurrency", "OrderTaxMode",
                "SettingsLifetime", "CallLimits:OR99", "CallLimits:OR11",
            ],
            failures.Select(static f => f["mirakl:bq:".Length..f.IndexOf(' ', StringComparison.Ordinal)]));
        Assert.All(failures, static f => Assert.StartsWith("mirakl:bq:", f, StringComparison.Ordinal));
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
        Assert.Equal(right, Mistakes(options => Good(options).DownloadHosts.Add(host)).Count == 0);

    [Fact]
    public void Validation_knows_the_two_delimiters_and_wants_time_for_jobs() => Assert.Equal(2, Mistakes(static options =>
    {
        Good(options).CsvDelimiter = '\t';
        options.JobTimeout = TimeSpan.Zero;
    }).Count);

    [Fact]
    public void Validation_never_quotes_the_key() =>
        Assert.DoesNotContain("abc-secret", string.Join('\n', Mistakes(static options => options.ApiKey = "abc-secret ")), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://marketplace.example.com")]
    [InlineData("https://marketplace.example.com/tenant/")]
    [InlineData("http://127.0.0.1:5005")]
    [InlineData("http://localhost:5005")]
    public void Validation_accepts_https_and_loopback(string address) => Assert.Empty(Mistakes(options => Good(options).BaseAddress = new Uri(address)));

    [Fact]
    public void A_client_with_wrong_options_is_not_given_out()
    {
        using var services = new ServiceCollection().AddMiraklClient("bq", _ => { }).Services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredKeyedService<MiraklClient>("bq"));
    }

    [Fact]
    public void A_connection_that_nobody_added_is_not_given_out()
    {
        using var services = new ServiceCollection().AddMiraklClient("bq", static options => Good(options)).Services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IMiraklClientFactory>().CreateClient("bk"));

        Assert.Contains("mirakl:bk", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_hides_the_key() =>
        Assert.Equal(
            "MiraklClientOptions https://marketplace.example.com, shop 5",
            new MiraklClientOptions { BaseAddress = new Uri("https://marketplace.example.com/"), ApiKey = "k", ShopId = 5 }.ToString());

    [Fact]
    public void The_BandQ_preset_fills_what_is_not_set()
    {
        var options = new MiraklClientOptions().UseBandQ();

        Assert.Equal(("https://marketplace.kingfisher.com/", "BQ_UK", CurrencyCode.Gbp.Value), (options.BaseAddress!.AbsoluteUri, options.DefaultChannel, options.DefaultCurrency));
    }

    [Fact]
    public void The_BandQ_preset_leaves_what_is_set()
    {
        var options = new MiraklClientOptions { BaseAddress = new Uri("https://test.example.com"), DefaultChannel = "BQ_TEST" }.UseBandQ();

        Assert.Equal(("https://test.example.com/", "BQ_TEST"), (options.BaseAddress!.AbsoluteUri, options.DefaultChannel));
    }

    private static MiraklClientOptions Good(MiraklClientOptions options)
    {
        options.BaseAddress = new Uri("https://marketplace.example.com");
        options.ApiKey = "k";
        return options;
    }

    private static List<string> Mistakes(Action<MiraklClientOptions> configure)
    {
        using var services = new ServiceCollection().AddMiraklClient("bq", configure).Services.BuildServiceProvider();
        return Record.Exception(() => services.GetRequiredService<IOptionsMonitor<MiraklClientOptions>>().Get("bq")) is OptionsValidationException e ? [.. e.Failures] : [];
    }
}
