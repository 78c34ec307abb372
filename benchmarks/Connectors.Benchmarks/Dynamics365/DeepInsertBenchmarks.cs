using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Dynamics365.BusinessCentral.Models;
using SalesOrder = Connectors.Domain.Documents.SalesOrder;

namespace Connectors.Benchmarks.Dynamics365;

/// <summary>A neutral sales order checked, fitted to the ERP's fields and written as the one body that creates it with its lines; against writing the same body from an order that is in the ERP's words already.</summary>
[MemoryDiagnoser]
public class DeepInsertBenchmarks
{
    private const int Skus = 5_000;

    private readonly BusinessCentralErpOptions _options = new();
    private SalesOrder _order = null!;
    private NewSalesOrder _mapped = null!;

    [Params(3, 100)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _options.Charges[nameof(ChargeKind.Shipping)] = new BusinessCentralCharge(SalesLineType.Item, "DELIVERY");
        var mapped = SampleTables.All(Skus).Mapping.Map(SampleOrders.Create(1, Lines, Skus));
        _order = mapped.IsOk ? mapped.Value : throw new InvalidOperationException(string.Join("; ", mapped.Refusals));
        _mapped = SalesOrderMapping.Map(_order, _options);
    }

    [Benchmark(Baseline = true)]
    public int WriteBody() => JsonSerializer.SerializeToUtf8Bytes(_mapped, BusinessCentralJsonContext.Default.NewSalesOrder).Length;

    [Benchmark]
    public int MapAndWriteBody() => JsonSerializer.SerializeToUtf8Bytes(SalesOrderMapping.Map(_order, _options), BusinessCentralJsonContext.Default.NewSalesOrder).Length;
}
