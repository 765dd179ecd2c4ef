using Overindex.Client.Delivery.Tests.Running;

[assembly: AssemblyFixture(typeof(DemoServer))]
