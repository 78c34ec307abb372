namespace Connectors.Flows.BackOffice;

/// <summary>Where an order stands between ERP and warehouse.</summary>
internal enum BackOfficeStep
{
    /// <summary>It is on its way into the ERP.</summary>
    Booking,

    /// <summary>It is taken out of the ERP, to be booked anew.</summary>
    BookingAnew,

    /// <summary>The ERP has it; it is on its way to the warehouse, or waits for somebody.</summary>
    Booked,

    /// <summary>The warehouse has it.</summary>
    AtWarehouse,

    /// <summary>The ERP has it, and its own people send the goods.</summary>
    InErp,
}
