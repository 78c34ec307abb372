using System.Net;
using System.Text;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests;

/// <summary>The service works on five calls at once of an application in a tenant, however many companies it is used for.</summary>
public sealed class SharedLimitsTests
{
    [Theory]
    [InlineData("tenant", "one", "TENANT", "ONE", 4)]
    [InlineData("tenant", "one", "tenant", "other", 8)]
    [InlineData("tenant", "one", "another", "one", 8)]
    public async Task Companies_of_one_application_share_its_calls_at_once(string firstTenant, string first, string secondTenant, string second, int expected)
    {
        using var service = new Busy(expected);
        var services = new ServiceCollection();
        foreach (var (name, tenant, clientId) in new[] { ("a", firstTenant, first), ("b", secondTenant, second) })
        {
            services.AddBusinessCentralClient(name, options =>
            {
                options.TenantId = tenant;
                options.CompanyId = Guid.Parse(BusinessCentralWire.Company);
                options.ClientId = clientId;
                options.ClientSecret = "not-a-real-secret";
            }).ConfigurePrimaryHttpMessageHandler(() => service);
            services.AddHttpClient("entra:" + name).ConfigurePrimaryHttpMessageHandler(() => service);
        }
        await using var provider = services.BuildServiceProvider();

        var calls = Enumerable.Range(0, 40).Select(call => ReadAsync(provider.GetRequiredKeyedService<BusinessCentralClient>(call % 2 == 0 ? "a" : "b"))).ToList();
        await service.Full.WaitAsync(HangGuard.Limit);
        service.Release();
        await Task.WhenAll(calls);

        Assert.Equal(expected, service.Most);
    }

    private static async Task ReadAsync(BusinessCentralClient client)
    {
        await foreach (var _ in client.GetSalesOrdersAsync())
            Assert.Fail("There is none.");
    }

    /// <summary>Holds every call until it is told to let go, and counts how many there were at once.</summary>
    private sealed class Busy(int full) : HttpMessageHandler
    {
        private readonly Lock _gate = new();
        private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _now;

        public Task Full => _full.Task;

        public int Most { get; private set; }

        public void Release() => _released.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host == "login.microsoftonline.com")
                return Answer("""{"token_type":"Bearer","expires_in":3599,"access_token":"token-1"}""");
            lock (_gate)
            {
                Most = Math.Max(Most, ++_now);
                if (_now == full)
                    _full.TrySetResult();
            }
            await _released.Task.WaitAsync(cancellationToken);
            lock (_gate)
                _now--;
            return Answer("""{"value":[]}""");
        }

        private static HttpResponseMessage Answer(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
