using Connectors.Dynamics365.Tests.Support;
using Microsoft.Extensions.Options;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralClientOptionsTests
{
    [Fact]
    public void Every_mistake_is_named_at_once_and_no_secret_is_shown()
    {
        using var wire = new BusinessCentralWire(options =>
        {
            options.TenantId = "";
            options.CompanyId = null;
            options.ClientId = "";
            options.BaseAddress = new Uri("http://erp.example.com/api/v2.0/");
            options.PageSize = 20_001;
        });
        var error = Assert.Throws<OptionsValidationException>(() => wire.Client);
        Assert.Equal(5, error.Failures.Count());
        foreach (var name in new[] { "TenantId", "CompanyId", "ClientId", "BaseAddress", "PageSize" })
            Assert.Contains(error.Failures, f => f.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain(BusinessCentralWire.Secret, error.Message);
    }

    [Fact]
    public void Addresses_alone_are_enough_for_another_cloud()
    {
        using var wire = new BusinessCentralWire(options =>
        {
            options.TenantId = "";
            options.BaseAddress = new Uri("http://127.0.0.1:5001/api/v2.0");
            options.TokenAddress = new Uri("http://127.0.0.1:5001/token");
        });
        Assert.NotNull(wire.Client);
    }
}
