using System.Net;
using System.Text;
using Connectors.Conventions.Tests.Snippets.NewVendor;
using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Conventions.Tests;

/// <summary>The page that ARCHITECTURE shows a new vendor is a client that works.</summary>
public sealed class NewVendorTests
{
    [Fact]
    public async Task The_page_is_a_client_that_pages_signs_in_and_follows_its_key()
    {
        var key = "key-1";
        var handler = new Pages();
        var services = new ServiceCollection();
        services.AddParcelClient("main", options => (options.Key, options.PageSize) = (key, 2)).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var host = services.BuildServiceProvider();

        var numbers = new List<string>();
        await foreach (var parcel in host.GetRequiredService<IParcelClientFactory>().CreateClient("main").GetParcelsAsync())
        {
            numbers.Add(parcel.Number);
            key = "key-2";
        }

        Assert.Equal(["P-1", "P-2", "P-3"], numbers);
        Assert.Equal(["key-1 ?limit=2", "key-2 ?limit=2&cursor=c"], handler.Requests);
    }

    [Fact]
    public void The_page_tells_its_mistakes_by_section_and_key()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Parcels:PageSize"] = "201", ["Parcels:BaseAddress"] = "http://api.parcels.example/" }).Build();
        using var host = new ServiceCollection().AddParcelClient("main", settings.GetSection("Parcels")).Services.BuildServiceProvider();

        var refused = Assert.Throws<ConnectorOptionsException>(() => host.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(
            ["Parcels:BaseAddress must be https (http only to this machine).", "Parcels:Key is missing.", "Parcels:PageSize is 201; it must be 1 to 200."],
            refused.Failures);
    }

    private sealed class Pages : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add($"{request.Headers.GetValues("X-Api-Key").Single()} {request.RequestUri!.Query}");
            var body = Requests.Count == 1 ? """{"parcels":[{"number":"P-1"},{"number":"P-2"}],"next":"c"}""" : """{"parcels":[{"number":"P-3"}]}""";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}
