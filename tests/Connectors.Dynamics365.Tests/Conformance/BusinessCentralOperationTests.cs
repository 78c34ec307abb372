using System.Net;
using System.Text;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Testing;
using Connectors.Testing.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>Every operation, when a gateway answers in the service's place or the service answers something else.</summary>
public sealed class BusinessCentralOperationTests
{
    private static readonly Guid Id = new("6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01");
    private static readonly EntityTag Tag = EntityTag.From("W/\"1\"");

    private static readonly IReadOnlyList<ConformanceCheck> Suite = OperationConformance.Checks<BusinessCentralClient>(
        typeof(BusinessCentralOperations),
        [
            new(BusinessCentralOperations.ListCompanies, static (client, token) => client.GetCompaniesAsync(token).ReadToEndAsync()),
            new(BusinessCentralOperations.ListCustomers, static (client, token) => client.GetCustomersAsync(null, false, token).ReadToEndAsync()),
            new(BusinessCentralOperations.ListItems, static (client, token) => client.GetItemsAsync(null, token).ReadToEndAsync()),
            new(BusinessCentralOperations.ListSalesOrders, static (client, token) => client.GetSalesOrdersAsync(null, false, token).ReadToEndAsync()),
            new(BusinessCentralOperations.CreateSalesOrder, static (client, token) => client.CreateSalesOrderAsync(new NewSalesOrder { CustomerNumber = "C1", ExternalDocumentNumber = "bq:1-A" }, token)),
            new(BusinessCentralOperations.UpdateSalesOrder, static (client, token) => client.UpdateSalesOrderAsync(Id, Tag, new SalesOrderChange(), token)),
            new(BusinessCentralOperations.DeleteSalesOrder, static (client, token) => client.DeleteSalesOrderAsync(Id, Tag, token)) { Answer = OperationAnswer.Nothing },
            new(BusinessCentralOperations.ListSalesInvoices, static (client, token) => client.GetSalesInvoicesAsync(null, token).ReadToEndAsync()),
            new(BusinessCentralOperations.ListSalesShipments, static (client, token) => client.GetSalesShipmentsAsync(null, false, token).ReadToEndAsync()),
        ],
        static (services, vendor) =>
        {
            services.AddBusinessCentralClient("bc", static options =>
            {
                options.TenantId = "tenant-1";
                options.CompanyId = Id;
                options.ClientId = "client-1";
                options.ClientSecret = "not-a-real-secret";
                OperationConformance.Configure(options.Resilience);
            });
            services.AddHttpClient("business-central:bc").ConfigurePrimaryHttpMessageHandler(() => vendor);
            services.AddHttpClient("entra:bc").ConfigurePrimaryHttpMessageHandler(static () => new Tokens());
        },
        static services => services.GetRequiredKeyedService<BusinessCentralClient>("bc")).Expecting(KnownFailures.Of("business central operations"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_operation_does(string check) => Suite.Named(check).RunAsync();

    /// <summary>The token endpoint, which is always well here.</summary>
    private sealed class Tokens : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"token_type":"Bearer","expires_in":3599,"access_token":"token-1"}""", Encoding.UTF8, "application/json"),
        });
    }
}
