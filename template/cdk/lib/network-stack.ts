// The network of the functions that call rails: a rail lets in known addresses only, so these leave by NAT gateways with
// fixed ones. All other functions need no network of ours.

import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { acknowledgeCheck } from './acknowledge.ts';
import { RETAINED, stackProps } from './construct.ts';
import type { Names } from './names.ts';

export class NetworkStack extends Stack {
  readonly vpc: ec2.Vpc;
  readonly securityGroup: ec2.SecurityGroup;

  /** Said, so that the account is not asked. */
  override get availabilityZones(): string[] {
    return [...this.names.environment.zones];
  }

  constructor(scope: Construct, private readonly names: Names) {
    super(scope, 'Network', stackProps(names, 'network'));
    const { zones, natGateways } = names.environment;
    const addresses = Array.from({ length: natGateways }, (_, index) => this.address(index + 1));
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      vpcName: names.prefix,
      ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/20'),
      availabilityZones: [...zones],
      natGateways,
      natGatewayProvider: ec2.NatProvider.gateway({ eipAllocationIds: addresses.map((address) => address.attrAllocationId) }),
      subnetConfiguration: [
        { name: 'egress', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 26, mapPublicIpOnLaunch: false },
        { name: 'rails', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 },
      ],
      restrictDefaultSecurityGroup: false,
      gatewayEndpoints: {
        Tables: { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB },
        Objects: { service: ec2.GatewayVpcEndpointAwsService.S3 },
      },
    });
    acknowledgeCheck(this.vpc, 'W3010', 'The zones are a setting of the environment: looking them up would ask the account.');
    this.flowLog();
    this.securityGroup = this.rails();
  }

  /** Kept when the stack goes: the rails have it on their lists. */
  private address(number: number): ec2.CfnEIP {
    const address = new ec2.CfnEIP(this, `Address${number}`, { domain: 'vpc', tags: [{ key: 'Name', value: `${this.names.prefix}-rails-${number}` }] });
    address.applyRemovalPolicy(RETAINED);
    new CfnOutput(this, `RailsSeeUsAs${number}`, { value: address.ref, description: 'An address to put on the lists of the rails' });
    return address;
  }

  private flowLog(): void {
    this.vpc.addFlowLog('FlowLog', {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(new logs.LogGroup(this, 'FlowLogGroup', {
        logGroupName: `/aws/vpc/${this.names.prefix}`,
        retention: this.names.environment.logRetentionDays,
        removalPolicy: RETAINED,
      })),
      trafficType: ec2.FlowLogTrafficType.REJECT,
    });
  }

  private rails(): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'Rails', {
      vpc: this.vpc,
      securityGroupName: `${this.names.prefix}-rails`,
      description: 'Functions that call rails: out by HTTPS, and nothing in',
      allowAllOutbound: false,
    });
    group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'Rails and AWS services');
    return group;
  }
}
